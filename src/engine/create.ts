// An engine with nothing open. What puts a plan on the map is here at once; what answers questions comes with the first of them.
import type { Engine } from "./api";
import type { Answers } from "./engine";
import { Opening } from "./opening";

/** A new engine: the acts of `Opening`, and everything else of `Engine` from `Answers`, which is loaded when it is first asked. */
export function createEngine(): Engine {
  let answers: Promise<Answers> | null = null;
  return new Proxy(new Opening() as Opening & Omit<Engine, keyof Opening>, {
    get(opening, name, engine) {
      if (name in opening || typeof name === "symbol" || name === "then") return Reflect.get(opening, name, engine);
      return async (...asked: unknown[]) => {
        answers ??= import("./engine").then(({ Answers }) => new Answers(opening));
        const own = await answers;
        return Reflect.apply(Reflect.get(own, name), own, asked);
      };
    },
  });
}
