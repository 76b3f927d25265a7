// How a check says what it noticed, and where.
import type { Message, Span } from "../../scenario/problems/problem.ts";

export type Remark = (file: string, span: Span, text: Message) => void;
