import type { Commands } from "../../src/lib/api/call";

type Answers = { [C in keyof Commands]?: (args: Commands[C][0]) => Commands[C][1] | Promise<Commands[C][1]> };

/** Puts a program behind the bridge of the window, for tests without a window. */
export function answer(answers: Answers): { asked: [string, unknown][] } {
  const asked: [string, unknown][] = [];
  const invoke = (command: keyof Commands, args: never) => {
    asked.push([command, args]);
    const run = answers[command] as ((args: never) => unknown) | undefined;
    if (!run) throw new Error(`nobody answers ${command}`);
    return Promise.resolve().then(() => run(args));
  };
  Object.assign(globalThis, { window: { __TAURI_INTERNALS__: { invoke } } });
  return { asked };
}
