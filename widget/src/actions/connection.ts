// Begins a session in Python, or goes on with one.
import type { Context } from "../state/context";
import { abandonedToken, keepToken, rememberedToken, rememberToken, takeTokenFromAddress } from "../state/storage";
import * as strings from "../strings";
import type { Navigation } from "./navigation";
import type { Reload } from "./reload";

const ENGINE_POLL_MS = 1000;

export class Connection {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #disposed = false;

  constructor(
    readonly context: Context,
    readonly navigation: Navigation,
    readonly reload: Reload,
  ) {}

  dispose(): void {
    this.#disposed = true;
    clearTimeout(this.#timer);
    for (const { thumbnail } of this.context.ui.examples) URL.revokeObjectURL(thumbnail);
  }

  /** Begins, or goes on with what this tab had open before a reload. Says whether Python answered. */
  async connect(fresh = false): Promise<boolean> {
    const { context } = this;
    const { store, host } = context;
    store.update({ phase: "connecting", problem: null });
    if (fresh) host.token = "new";
    const linked = host.ownsPage ? takeTokenFromAddress() : null;
    try {
      const token = fresh ? null : await this.#knownToken();
      const { meta, buffers } = await context.call("hello", token ? { token } : {});
      if (this.#disposed) return false;
      host.token = meta.token;
      if (host.ownsPage) rememberToken(meta.token);
      const { engine, exports, accept, kept, addresses } = meta;
      if (host.ownsPage && meta.state.medium) keepToken(meta.token, kept);
      const examples = meta.examples.map((example, i) => ({
        example,
        thumbnail: URL.createObjectURL(new Blob([buffers[i] as BlobPart], { type: "image/jpeg" })),
      }));
      store.update({ engine, exports, accept, examples, kept, addresses });
      this.navigation.show(meta.state);
      this.reload.restore();
      store.update({ phase: "ready" });
      if (linked && linked !== meta.token) this.#tellThatLinkEnded();
      if (!engine.ready) this.#pollEngine();
      return true;
    } catch (error) {
      store.update({ phase: "lost" });
      context.fail(error, () => void this.connect(fresh));
      return false;
    }
  }

  /** Whose sessions to go on with: of a component among others, those of the token that it was given. */
  async #knownToken(): Promise<string | null> {
    const { host } = this.context;
    if (host.ownsPage) return rememberedToken() ?? (await abandonedToken());
    return host.token === "new" ? null : host.token;
  }

  #tellThatLinkEnded(): void {
    const [message, hint] = strings.hints.linkEnded;
    this.context.store.update({ problem: { kind: "hint", message, hint, action: null } });
  }

  #pollEngine(): void {
    this.#timer = setTimeout(async () => {
      try {
        const { meta } = await this.context.quietly("engine", {});
        this.context.store.update({ engine: meta.engine });
      } catch {
        // A poll that fails is followed by another.
      }
      if (!this.#disposed && !this.context.ui.engine?.ready) this.#pollEngine();
    }, ENGINE_POLL_MS);
  }
}
