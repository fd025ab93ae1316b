// The command line: `gridkeeper assess` and `gridkeeper check`.
import { assess } from "./assess";
import { check } from "./check";
import { readInvocation, USAGE } from "./options";

/** Runs one command; returns the exit code: 0 done, 1 the data has errors that the user must see, 2 wrong usage. */
export async function main(words: readonly string[]): Promise<number> {
  const invocation = readInvocation(words);
  switch (invocation.command) {
    case "assess":
      return assess(invocation.options, 0);
    case "check":
      return check(invocation.options);
    case "help":
      process.stdout.write(`${USAGE}\n`);
      return 0;
    case "wrong":
      process.stderr.write(`${invocation.sentence}\n${USAGE}\n`);
      return 2;
    default:
      return invocation satisfies never;
  }
}
