// Relative links and the headings they point at.
import { existsSync } from "node:fs";
import { join, posix } from "node:path";
import { prose, type Page } from "./documents.ts";

/** The name of a heading in a link, as code hosts make it. */
export const anchor = (heading: string): string =>
  heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .replace(/\s/g, "-");

const anchors = (text: string): Set<string> =>
  new Set([...prose(text).matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) => anchor(heading)));

/** One line for each link of a page that leads nowhere. Addresses on the web are not visited. */
export function brokenLinks(page: Page, pages: readonly Page[], root: string): string[] {
  const links = [...prose(page.text).matchAll(/\]\(([^()\s]+)(?:\s+"[^"]*")?\)|(?:src|href)="([^"]+)"/g)].map(
    ([, a, b]) => a ?? b ?? "",
  );
  return links
    .filter((link) => !/^[a-z][a-z+.-]*:/i.test(link))
    .filter((link) => {
      const [path = "", heading = ""] = link.split("#");
      const target = path === "" ? page.path : posix.join(posix.dirname(page.path), decodeURIComponent(path));
      if (path !== "" && (target.startsWith("..") || !existsSync(join(root, target)))) return true;
      const there = pages.find((other) => other.path === target);
      return heading !== "" && there !== undefined && !anchors(there.text).has(heading);
    })
    .map((link) => `${page.path}: the link ${link} leads nowhere`);
}
