// Saved views: the newest first, one for each name, and nothing lost by what others put under our name.
import { expect, it } from "vitest";
import { savedViews, withoutView, withView } from "../../src/app/savedViews";

function storage(first: Record<string, string> = {}, full = false): Storage {
  const held = new Map(Object.entries(first));
  return {
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (full) throw new DOMException("full", "QuotaExceededError");
      held.set(key, value);
    },
  } as Storage;
}

it("keeps views by name, newest first", () => {
  const own = storage();
  withView(own, { name: "上月", hash: "#/browse?measure=n" });
  withView(own, { name: "b", hash: "#/browse" });
  expect(withView(own, { name: "上月", hash: "#/browse?measure=density" })).toEqual([
    { name: "上月", hash: "#/browse?measure=density" },
    { name: "b", hash: "#/browse" },
  ]);
  expect(withoutView(own, "b")).toEqual([{ name: "上月", hash: "#/browse?measure=density" }]);
  expect(savedViews(own)).toHaveLength(1);
});

it("opens no address of another's making, and says when nothing can be kept", () => {
  expect(savedViews(storage({ "gridkeeper.views": "{" }))).toEqual([]);
  expect(savedViews(storage({ "gridkeeper.views": '[{"name":"x","hash":"javascript:alert(1)"}]' }))).toEqual([]);
  expect(withView(storage({}, true), { name: "x", hash: "#/browse" })).toBeNull();
});
