import { expect } from "chai";

import { callerOf } from "../../src/http/callerOf.ts";
import { PostLimiter } from "../../src/http/PostLimiter.ts";

describe("PostLimiter", () => {
  it("lets each caller do so much in a minute, and as much in the next", () => {
    let now = 5;
    const limiter = new PostLimiter(2, () => now);
    expect([limiter.take("a"), limiter.take("a"), limiter.take("a"), limiter.take("b")]).to.deep.equal([
      true,
      true,
      false,
      true,
    ]);
    now += 59_999;
    expect(limiter.take("a")).to.equal(false);
    now += 1;
    expect(limiter.take("a")).to.equal(true);
  });
});

describe("callerOf", () => {
  it("tells IPv4 addresses apart, and IPv6 addresses by their network", () => {
    expect(callerOf("192.0.2.1")).to.equal("192.0.2.1");
    expect(callerOf("::ffff:192.0.2.1")).to.equal("192.0.2.1");
    expect(callerOf("2001:db8:1:2:3:4:5:6")).to.equal("2001:db8:1:2");
    expect(callerOf("2001:DB8:1:2::9")).to.equal("2001:db8:1:2");
    expect(callerOf("2001:db8::9")).to.equal("2001:db8:0:0");
    expect(callerOf("::1")).to.equal("0:0:0:0");
    expect(callerOf("fe80::")).to.equal("fe80:0:0:0");
  });
});
