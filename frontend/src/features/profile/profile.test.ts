import { describe, expect, it } from "vitest";

import { type Certificate, certificateState, certifiedLevel } from "./certificates.ts";
import { profileTextFaults, webLink } from "./profileText.ts";

const NOW = 1_800_000_000;
const good: Certificate = {
  level: 3,
  validator: `0x${"1".repeat(40)}`,
  validatorLevel: 3,
  expiresAt: NOW + 1,
  revoked: false,
};

describe("a certificate", () => {
  it.each([
    [{}, "valid"],
    [{ expiresAt: NOW }, "expired"],
    [{ revoked: true }, "revoked"],
    [{ validatorLevel: 2 }, "dismissed"],
    [{ validatorLevel: 4 }, "valid"],
  ])("with %o is %s", (change, state) => {
    expect(certificateState({ ...good, ...change }, NOW)).toBe(state);
  });

  it("gives its level unless a higher one counts", () => {
    const lower = { ...good, level: 2 };
    expect(certifiedLevel([good, lower], NOW)).toBe(3);
    expect(certifiedLevel([{ ...good, revoked: true }, lower], NOW)).toBe(2);
    expect(certifiedLevel([{ ...good, revoked: true }], NOW)).toBe(1);
    expect(certifiedLevel([], NOW)).toBe(1);
  });
});

describe("name and link", () => {
  it("have so many bytes together, not letters", () => {
    expect(profileTextFaults("x".repeat(256), "")).toEqual({});
    expect(profileTextFaults("☁".repeat(86), "").name).toContain("258 bytes");
    expect(profileTextFaults("x".repeat(240), "https://example.org").name).toContain("259 bytes");
  });

  it("are plain text and a link of the web", () => {
    expect(profileTextFaults("Ünder ☁", "https://under.example")).toEqual({});
    expect(profileTextFaults("a\u0000b", "").name).toContain("control");
    expect(profileTextFaults("", "under.example").link).toContain("https://");
    expect(profileTextFaults("", "javascript:alert(1)").link).toContain("https://");
    expect(webLink("javascript:alert(1)")).toBeUndefined();
    expect(webLink("https://under.example")).toBe("https://under.example/");
  });
});
