import { useEffect } from "react";
import { Toaster, toast } from "sonner";

import { useWide } from "../ui/useWide.ts";
import { receiptText } from "./receiptText.ts";
import { type TransactionRecord, type TransactionStatus, isUnderWay } from "./TransactionRecord.ts";
import { awaitIndexed, awaitMined } from "./watchTransaction.ts";
import { useActionTools } from "./useActionTools.ts";

const TOASTS: Partial<Record<TransactionStatus, (title: string, receipt: string) => void>> = {
  done: (title, receipt) =>
    toast.success(title, { description: `Done: it is in a block.${receipt === "" ? "" : ` ${receipt}.`}` }),
  reverted: (title) => toast.error(title, { description: "Failed on the chain. Only the network fee was spent." }),
  cancelled: (title) => toast.info(title, { description: "Cancelled in the wallet. Nothing happened." }),
  replaced: (title) => toast.info(title, { description: "Another transaction took its place." }),
  lost: (title) => toast.warning(title, { description: "The network does not know it any more. Nothing happened." }),
};

/** Goes on following what an earlier visit sent, and tells how each transaction ended. Loaded once something was sent. */
export function TransactionFollower({ dark }: { readonly dark: boolean }) {
  const tools = useActionTools();
  const wide = useWide();

  useEffect(() => {
    const follow = async (record: TransactionRecord) => {
      if (record.status === "pending") await awaitMined(tools, record);
      await awaitIndexed(tools, record);
    };
    for (const record of tools.store.snapshot())
      if (record.chainId === tools.chainId && isUnderWay(record)) void follow(record);
  }, [tools]);

  useEffect(() => {
    let before = new Map(tools.store.snapshot().map(({ id, status }) => [id, status]));
    return tools.store.subscribe(() => {
      const records = tools.store.snapshot();
      const coin = tools.config.chains[0].nativeCurrency;
      for (const record of records)
        if (before.has(record.id) && before.get(record.id) !== record.status)
          TOASTS[record.status]?.(record.title, receiptText(record, coin));
      before = new Map(records.map(({ id, status }) => [id, status]));
    });
  }, [tools]);

  return (
    <Toaster
      // On a phone what was just done shows how it ended at the bottom, where the next button is.
      position={wide ? "bottom-left" : "top-center"}
      theme={dark ? "dark" : "light"}
      mobileOffset={{ top: "4.5rem" }}
      // They tell and ask nothing: what lies below them can be clicked, and the mouse there keeps none on screen.
      className="!pointer-events-none"
      toastOptions={{
        classNames: {
          toast: "!pointer-events-none !rounded-xl !border-line !bg-surface !font-sans !text-text !shadow-pop",
          description: "!text-muted",
        },
      }}
    />
  );
}
