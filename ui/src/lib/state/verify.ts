import { call } from "../api/call";
import { t } from "../i18n/i18n.svelte";
import { tell } from "./exports";
import { toast } from "./toast.svelte";

/** Checks the log of this computer and says what was found. */
export async function verify(): Promise<void> {
  try {
    const { entries, flaws, numbers, sealed } = await call("verify");
    const text = () =>
      flaws.length === 0
        ? t("verify-whole", { entries, numbers, sealed })
        : t("verify-flaws", { n: flaws.length, entries });
    toast.show({ text, sticky: true, whole: true });
  } catch (error) {
    tell(error);
  }
}
