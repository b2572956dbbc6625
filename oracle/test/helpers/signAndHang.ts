import { openDatabase } from "../../src/store/openDatabase.ts";
import type { Hex } from "../../src/lib/Hex.ts";
import { NODE_TABLES } from "../../src/store/nodeTables.ts";
import { SigningRecord } from "../../src/store/SigningRecord.ts";

// A process that claims an epoch, says so, and then waits to be killed: signAndHang <database> <epoch> <digest>.
const [file = "", epoch = "", digest = ""] = process.argv.slice(2);
const database = openDatabase(file, NODE_TABLES);
new SigningRecord(database).claim({ epoch: BigInt(epoch), digest: digest as Hex, content: "content" });
console.log("claimed");
setInterval(() => database.isOpen, 1_000);
