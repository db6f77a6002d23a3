import type { BadQuery } from "../api/generated/BadQuery";
import { label, t } from "../i18n/i18n.svelte";

/** What is wrong with a question or a number in it, in words. */
export function mistake({ code, found, wanted, ways }: BadQuery): string {
  if (ways) return t("query-two-ways", { found, one: ways[0], other: ways[1] });
  if (code === "query-expected" && found === "") return t("query-unfinished");
  return label("query", code.replace("query-", ""), { found, wanted });
}
