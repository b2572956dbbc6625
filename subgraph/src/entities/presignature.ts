import { Order, Presignature } from "../../generated/schema";
import { OrderPresigned } from "../../generated/Market/Market";
import { presignatureId } from "../ids";
import { ensureAccount } from "./account";

/** Remembers that an author signed an order by a transaction; doing it again changes nothing. */
export function createPresignature(event: OrderPresigned): void {
  const author = event.params.author;
  const id = presignatureId(author, event.params.id);
  if (Presignature.load(id) != null) return;
  ensureAccount(author, event);
  const presignature = new Presignature(id);
  presignature.author = author;
  presignature.order = event.params.id;
  presignature.timestamp = event.block.timestamp;
  presignature.block = event.block.number;
  presignature.transaction = event.transaction.hash;
  presignature.save();

  const order = Order.load(event.params.id);
  if (order == null || order.author != author) return;
  order.presigned = true;
  order.save();
}
