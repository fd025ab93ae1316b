// The map is told after the page's frame, one thing a task, until there is nothing left to tell.
import { describe, expect, it } from "vitest";
import { inSteps } from "../../src/map/steps";

/** Acts that each take one from their own store of things to do, and write down that they ran. */
function stage(todo: Record<string, number>) {
  const frames: (() => void)[] = [];
  const done: string[] = [];
  const acts = Object.keys(todo).map((name) => () => {
    if ((todo[name] ?? 0) === 0) return false;
    todo[name] = (todo[name] ?? 0) - 1;
    done.push(name);
    return true;
  });
  const steps = inSteps(acts, (run) => frames.push(run));
  return { steps, frames, done, frame: () => frames.splice(0).forEach((run) => void run()) };
}

/** Until every message between ports that is under way has come. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 20));

describe("inSteps", () => {
  it("waits for the frame however often it is asked, then does all in order", async () => {
    const { steps, frames, done, frame } = stage({ camera: 1, style: 0, classes: 2 });
    steps.ask();
    steps.ask();
    await settled();
    expect({ frames: frames.length, done }).toEqual({ frames: 1, done: [] });
    frame();
    await settled();
    expect(done).toEqual(["camera", "classes", "classes"]);
    steps.stop();
  });

  it("can be asked again when it has come to an end, and does nothing once it is stopped", async () => {
    const todo = { style: 1 };
    const { steps, done, frame } = stage(todo);
    steps.ask();
    frame();
    await settled();
    todo.style = 1;
    steps.ask();
    frame();
    await settled();
    expect(done).toEqual(["style", "style"]);
    todo.style = 1;
    steps.stop();
    steps.ask();
    frame();
    await settled();
    expect(done).toEqual(["style", "style"]);
  });

  it("does all at once when it must hurry, and what was asked before finds nothing left", async () => {
    const { steps, done, frame } = stage({ style: 1, classes: 2 });
    steps.ask();
    steps.hurry();
    expect(done).toEqual(["style", "classes", "classes"]);
    frame();
    await settled();
    expect(done).toEqual(["style", "classes", "classes"]);
    steps.stop();
  });
});
