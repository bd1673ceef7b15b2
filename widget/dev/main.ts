// The page for looking at the front end without Python. In the address: ?theme=dark, ?delay=400 (of every answer),
// ?practice=1, ?loading=1 (the model), ?fail=open,add_points (operations that fail), ?lost=1 (no connection at all).
import { mount } from "../src/index";
import { FakeHost } from "./fake";

const query = new URLSearchParams(location.search);
document.body.classList.toggle("dark", query.get("theme") === "dark");
const host = new FakeHost({
  delay: Number(query.get("delay") ?? 20),
  practice: query.has("practice"),
  loading: query.has("loading"),
  lost: query.has("lost"),
  fail: (query.get("fail") ?? "").split(","),
});
const mounted = mount(document.querySelector("#root")!, host);
Object.assign(window, { host, mounted });
