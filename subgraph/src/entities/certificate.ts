import { Certificate } from "../../generated/schema";
import { CertificateIssued, CertificateRevoked } from "../../generated/Profiles/Profiles";
import { partId } from "../ids";

/** Keeps a certificate in place of the subject's earlier one for the same level. */
export function issueCertificate(event: CertificateIssued): void {
  const level = event.params.level.toI32();
  const certificate = new Certificate(partId(event.params.subject, level));
  certificate.subject = event.params.subject;
  certificate.level = level;
  certificate.validator = event.params.validator;
  certificate.issuedAt = event.block.timestamp;
  certificate.expiresAt = event.params.expiresAt;
  certificate.evidence = event.params.evidence;
  certificate.transaction = event.transaction.hash;
  certificate.revokedAt = null;
  certificate.revokedBy = null;
  certificate.save();
}

/** Notes that a certificate ended before its time. */
export function revokeCertificate(event: CertificateRevoked): void {
  const certificate = Certificate.load(partId(event.params.subject, event.params.level.toI32()))!;
  certificate.revokedAt = event.block.timestamp;
  certificate.revokedBy = event.params.by;
  certificate.save();
}
