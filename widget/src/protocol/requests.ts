// Which fields go with which operation, and which answer comes: the types of `messages`, by operation.
import type {
  Call,
  CheckAnswer,
  CodeAnswer,
  EditAnswer,
  EngineAnswer,
  ExportPart,
  FrameAnswer,
  HelloAnswer,
  LiveAnswer,
  LoadPart,
  MasksAnswer,
  OpenPart,
  OperationsAnswer,
  PreparePart,
  PropagatePart,
  Push,
  PushAnswer,
  QueueAnswer,
  SessionsAnswer,
  StateAnswer,
  Stream,
} from "./messages";

export type CallName = Call["op"];
export type StreamName = Stream["op"];

/** What a request carries beside its name and what every request may carry. */
export type Fields<O extends CallName | StreamName> = Omit<Extract<Call | Stream, { op: O }>, "op">;

interface Answers {
  hello: HelloAnswer;
  engine: EngineAnswer;
  queue: QueueAnswer;
  state: StateAnswer;
  sessions: SessionsAnswer;
  show: StateAnswer;
  frame: FrameAnswer;
  overlay: FrameAnswer;
  operations: OperationsAnswer;
  code: CodeAnswer;
  masks: MasksAnswer;
  candidates: MasksAnswer;
  preview: MasksAnswer;
  check_export: CheckAnswer;
  cancel: object;
  close: object;
  delete_data: object;
  live: LiveAnswer;
  push: PushAnswer;
  record: object;
  end_live: StateAnswer;
}

export type Answer<O extends CallName> = O extends keyof Answers ? Answers[O] : EditAnswer;

interface Parts {
  load: LoadPart;
  open: OpenPart;
  join: OpenPart;
  prepare: PreparePart;
  propagate: PropagatePart;
  resume: PropagatePart;
  export: ExportPart;
  save: ExportPart;
  listen: Push;
}

export type Part<O extends StreamName> = Parts[O];
