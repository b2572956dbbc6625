import { afterEach, describe, expect, it, vi } from "vitest";

import { ChainClock } from "./ChainClock.ts";

afterEach(() => vi.useRealTimers());

describe("ChainClock", () => {
  it("goes on from the newest block, whatever the reader's clock says", () => {
    let passed = 0;
    const clock = new ChainClock(() => passed);
    clock.saw({ number: 7n, timestamp: 1_000 });
    passed = 2_999;
    expect(clock.now()).toBe(1_002);
    passed = 3_000;
    expect(clock.now()).toBe(1_003);
  });

  it("does not turn a second back when a block comes late", () => {
    let passed = 0;
    const clock = new ChainClock(() => passed);
    clock.saw({ number: 7n, timestamp: 1_000 });
    passed = 2_000;
    expect(clock.now()).toBe(1_002);
    clock.saw({ number: 8n, timestamp: 1_001 });
    expect(clock.now()).toBe(1_002);
    passed = 3_000;
    expect(clock.now()).toBe(1_002);
    passed = 4_000;
    expect(clock.now()).toBe(1_003);
  });

  it("follows a chain that was set back", () => {
    const clock = new ChainClock(() => 0);
    clock.saw({ number: 900n, timestamp: 5_000 });
    expect(clock.now()).toBe(5_000);
    clock.saw({ number: 1n, timestamp: 100 });
    expect(clock.now()).toBe(100);
  });

  it("tells that the chain is away once two questions had no answer, until one has", () => {
    const clock = new ChainClock(() => 0);
    const heard = vi.fn();
    const stop = clock.subscribe(heard);
    clock.saw({ number: 7n, timestamp: 1_000 });
    clock.missed();
    expect(clock.answers()).toBe(true);
    clock.missed();
    expect(clock.answers()).toBe(false);
    heard.mockClear();
    clock.saw({ number: 7n, timestamp: 1_000 });
    expect(clock.answers()).toBe(true);
    expect(heard).toHaveBeenCalled();
    stop();
  });

  it("ticks only while somebody listens", () => {
    vi.useFakeTimers();
    const clock = new ChainClock(() => 0);
    const listener = vi.fn();
    const stop = clock.subscribe(listener);
    vi.advanceTimersByTime(3_000);
    expect(listener).toHaveBeenCalledTimes(3);
    stop();
    vi.advanceTimersByTime(3_000);
    expect(listener).toHaveBeenCalledTimes(3);
    expect(vi.getTimerCount()).toBe(0);
  });
});
