import { Validator } from "../generated/schema";
import { CertificateIssued, CertificateRevoked, ProfileDescribed, ValidatorSet } from "../generated/Profiles/Profiles";
import { ensureAccount, loadAccount } from "./entities/account";
import { issueCertificate, revokeCertificate } from "./entities/certificate";

export function handleValidatorSet(event: ValidatorSet): void {
  let validator = Validator.load(event.params.validator);
  if (validator == null) {
    validator = new Validator(event.params.validator);
    validator.createdAt = event.block.timestamp;
  }
  validator.level = event.params.level.toI32();
  validator.updatedAt = event.block.timestamp;
  validator.save();
}

// The market's `LevelSet` follows each of the next two and says what the subject's level is then.

export function handleCertificateIssued(event: CertificateIssued): void {
  ensureAccount(event.params.subject, event);
  issueCertificate(event);
}

export function handleCertificateRevoked(event: CertificateRevoked): void {
  revokeCertificate(event);
}

export function handleProfileDescribed(event: ProfileDescribed): void {
  const account = loadAccount(event.params.account, event);
  account.name = event.params.name;
  account.link = event.params.link;
  account.save();
}
