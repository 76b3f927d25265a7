// The end of an answer: the command that gives it again.
import { command, section, type Block } from "../document.ts";

export const made = (line: string): Block => section("How it was made", [command(line)], { id: "made" });
