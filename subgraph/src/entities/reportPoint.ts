import { BigInt } from "@graphprotocol/graph-ts";

import { Report, ReportPoint, SignerSet } from "../../generated/schema";
import { ZERO } from "../units";

const ONE = BigInt.fromI32(1);

/** Adds a report that was accepted to the series. */
export function createReportPoint(report: Report): void {
  const seats = SignerSet.load(report.signerSet)!.size;
  createPoint(ONE, BigInt.fromI32(report.signerCount), BigInt.fromI32(seats), ZERO);
}

/** Adds to the series that a report was voided. */
export function createVoidPoint(): void {
  createPoint(ZERO, ZERO, ZERO, ONE);
}

function createPoint(reports: BigInt, signatures: BigInt, seats: BigInt, voids: BigInt): void {
  const point = new ReportPoint(0);
  point.reports = reports;
  point.signatures = signatures;
  point.seats = seats;
  point.voids = voids;
  point.save();
}
