// JSON Schemas of what commands print with --json, made from their types: a value's type as the compiler resolves it, part by part. The compiler
// of this repository has no interface for programs, so an older one reads the types here.
import { join } from "node:path";
import ts from "typescript-api";

/** By command, in the order of help. */
export const VERBS = ["test", "run", "compare", "explain", "drivers", "rivals", "fit", "verify", "results", "check", "worker", "merge", "classics", "new", "help", "completion"] as const; // prettier-ignore

type Schema = Readonly<Record<string, unknown>>;

const read = new Map<string, { checker: ts.TypeChecker; types: ReadonlyMap<string, ts.Type> }>();

function typesIn(root: string) {
  const known = read.get(root);
  if (known) return known;
  const files = ["src/cli/outputs.ts", "examples/classics/output.ts"].map((path) => join(root, path));
  const program = ts.createProgram(files, {
    strict: true, exactOptionalPropertyTypes: true, target: ts.ScriptTarget.ES2023, lib: ["lib.es2023.d.ts"], types: [], skipLibCheck: true,
    module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext, allowImportingTsExtensions: true, noEmit: true,
  }); // prettier-ignore
  const checker = program.getTypeChecker();
  const exported = files.flatMap((file) => {
    const module = checker.getSymbolAtLocation(program.getSourceFile(file) as ts.SourceFile);
    return module ? checker.getExportsOfModule(module) : [];
  });
  const types = new Map(exported.map((symbol) => [symbol.name, checker.getDeclaredTypeOfSymbol(symbol)]));
  read.set(root, { checker, types });
  return { checker, types };
}

/** The schema of what one command prints, as text. */
export function outputSchema(verb: string, root: string): string {
  const { checker, types } = typesIn(root);
  const type = types.get(`${verb[0]?.toUpperCase()}${verb.slice(1)}Output`);
  if (!type) throw new Error(`src/cli/outputs.ts does not say what ${verb} prints`);
  const schemas = new Schemas(checker);
  const own = schemas.of(type);
  return JSON.stringify({
    $schema: "http://json-schema.org/draft-07/schema#",
    title: `What precedent ${verb} --json prints`,
    ...own,
    definitions: Object.fromEntries([...schemas.definitions].toSorted(([a], [b]) => (a < b ? -1 : 1))),
  });
}

class Schemas {
  readonly definitions = new Map<string, Schema>();
  readonly #checker: ts.TypeChecker;
  readonly #names = new Map<ts.Type, string>();

  constructor(checker: ts.TypeChecker) {
    this.#checker = checker;
  }

  of(type: ts.Type): Schema {
    const { flags } = type;
    if (flags & ts.TypeFlags.Null) return { type: "null" };
    if (type.isStringLiteral() || type.isNumberLiteral()) return { const: type.value };
    if (flags & ts.TypeFlags.BooleanLiteral) return { const: this.#checker.typeToString(type) === "true" };
    if (flags & ts.TypeFlags.Boolean) return { type: "boolean" };
    // what is no number is null in JSON
    if (flags & ts.TypeFlags.NumberLike) return { type: ["number", "null"] };
    if (flags & ts.TypeFlags.StringLike) return { type: "string" };
    if (type.isUnion()) return this.#union(type.types);
    if (this.#checker.isTupleType(type)) {
      const parts = this.#checker.getTypeArguments(type as ts.TypeReference).map((part) => this.of(part));
      return { type: "array", items: parts, minItems: parts.length, maxItems: parts.length };
    }
    if (this.#checker.isArrayType(type)) {
      const [item] = this.#checker.getTypeArguments(type as ts.TypeReference);
      return { type: "array", items: item ? this.of(item) : {} };
    }
    if (flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) return this.#object(type);
    throw new Error(`no schema can be made of ${this.#checker.typeToString(type)}`);
  }

  #union(types: readonly ts.Type[]): Schema {
    const there = types.filter(({ flags }) => !(flags & ts.TypeFlags.Undefined));
    const literals = there.filter((one): one is ts.LiteralType => one.isStringLiteral() || one.isNumberLiteral());
    const booleans = there.filter(({ flags }) => flags & ts.TypeFlags.BooleanLiteral);
    const others = there.filter(
      (one) => !literals.some((l) => l === one) && !(booleans.length === 2 && booleans.includes(one)),
    );
    const parts: Schema[] = [
      ...(literals.length > 0 ? [{ enum: literals.map((one) => one.value) }] : []),
      ...(booleans.length === 2 ? [{ type: "boolean" }] : []),
      ...others.map((one) => this.of(one)),
    ];
    return parts.length === 1 ? (parts[0] as Schema) : { anyOf: parts };
  }

  /** An object that has a name of its own is defined once; that also ends types that hold themselves. */
  #object(type: ts.Type): Schema {
    const known = this.#names.get(type);
    if (known !== undefined) return { $ref: `#/definitions/${known}` };
    const called = type.aliasSymbol?.name ?? type.symbol?.name ?? "";
    if (!/^[A-Z]\w*$/.test(called) || /^(Record|Readonly|Partial|Omit|Pick)$/.test(called)) return this.#fields(type);
    const same = [...this.#names.values()].filter((name) => name.replace(/_\d+$/, "") === called).length;
    const name = same === 0 ? called : `${called}_${same + 1}`;
    this.#names.set(type, name);
    this.definitions.set(name, this.#fields(type));
    return { $ref: `#/definitions/${name}` };
  }

  #fields(type: ts.Type): Schema {
    const fields = this.#checker.getPropertiesOfType(type);
    const properties = fields.map((field) => {
      const about = ts.displayPartsToString(field.getDocumentationComment(this.#checker));
      const own = this.of(this.#checker.getTypeOfSymbol(field));
      // beside a reference nothing else is read
      return [field.name, about === "" ? own : "$ref" in own ? { description: about, allOf: [own] } : { description: about, ...own }] as const; // prettier-ignore
    });
    const required = fields.filter(({ flags }) => !(flags & ts.SymbolFlags.Optional)).map(({ name }) => name);
    const [index] = this.#checker.getIndexInfosOfType(type);
    return {
      type: "object",
      ...(properties.length > 0 ? { properties: Object.fromEntries(properties) } : {}),
      ...(required.length > 0 ? { required } : {}),
      additionalProperties: index ? this.of(index.type) : false,
    };
  }
}
