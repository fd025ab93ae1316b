// Which addresses may become a script or a worker.
import { expect, it } from "vitest";
import { isOwnScript } from "../../src/app/trustedTypes";

it("takes scripts of its own origin and nothing else", () => {
  const page = "https://grid.example/app/index.html";
  for (const url of ["assets/worker.js", "/app/assets/worker.js", "https://grid.example/a.js"]) expect(isOwnScript(url, page), url).toBe(true);
  for (const url of [
    "https://evil.example/a.js",
    "//evil.example/a.js",
    "blob:https://grid.example/1",
    "data:text/javascript,1",
    "javascript:alert(1)",
    "http://grid.example/a.js",
  ]) {
    expect(isOwnScript(url, page), url).toBe(false);
  }
});
