// `precedent completion`: what a shell needs to complete commands, options and scenarios, made from the table of commands.
import { shippedNames } from "../node/shipped.ts";
import { command, type Line } from "./command.ts";
import { InputError } from "./inputError.ts";
import { json } from "./options.ts";
import type { CompletionOutput } from "./outputs.ts";

type Commands = ReturnType<Line["commands"]>;

const SHELLS = { bash, zsh, fish } as const;

export const completionCommand = command({
  name: "completion",
  description: "print what a shell needs to complete commands, options and scenarios",
  argument: { takes: "<shell>", says: Object.keys(SHELLS).join(", ") },
  options: { json },
  examples: ["completion bash"],
  note: "bash: source <(precedent completion bash). zsh: the same with zsh. fish: precedent completion fish | source.",
  load: () => Promise.resolve({}),
  ask: ({ argument: shell, commands }) => {
    if (!isShell(shell))
      throw new InputError(`error there is no completion for "${shell}"; there is ${Object.keys(SHELLS).join(", ")}`);
    const script = SHELLS[shell](commands());
    return { answer: () => ({ json: { format: 1, shell, script } satisfies CompletionOutput, text: () => script }) };
  },
});

const isShell = (name: string): name is keyof typeof SHELLS => Object.hasOwn(SHELLS, name);

function bash(commands: Commands): string {
  const words = (list: readonly string[]): string => `COMPREPLY=($(compgen -W "${list.join(" ")}" -- "$cur"))`;
  return `_precedent() {
  local cur=\${COMP_WORDS[COMP_CWORD]}
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    ${words(commands.map((c) => c.name))}
    return
  fi
  case "\${COMP_WORDS[1]} $cur" in
${commands.map(({ name, options }) => `    "${name} -"*) ${words(options)} ;;`).join("\n")}
    *) COMPREPLY=($(compgen -W "${shippedNames().join(" ")}" -- "$cur") $(compgen -f -- "$cur")) ;;
  esac
}
complete -o filenames -F _precedent precedent
`;
}

function zsh(commands: Commands): string {
  return `autoload -U +X bashcompinit && bashcompinit\n${bash(commands)}`;
}

function fish(commands: Commands): string {
  const quoted = (text: string): string => `'${text.replaceAll("'", "\\'")}'`;
  const names = commands.map(({ name, description }) =>
    ["complete -c precedent -f -n __fish_use_subcommand -a", name, "-d", quoted(description)].join(" "),
  );
  const options = commands.flatMap(({ name, options }) =>
    options.map((o) => `complete -c precedent -n '__fish_seen_subcommand_from ${name}' -l ${o.replace(/^--/, "")}`),
  );
  const shipped = `complete -c precedent -n 'not __fish_use_subcommand' -a ${quoted(shippedNames().join(" "))}`;
  return `${[...names, ...options, shipped].join("\n")}\n`;
}
