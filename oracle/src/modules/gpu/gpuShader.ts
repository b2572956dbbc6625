import { FILL_DOMAIN, LANE_BLOCKS, ROUND_CONSTANT, ROUNDS, WALK_DOMAIN, WALK_STEPS } from "../chains/chainLane.ts";

/** Threads of one workgroup, each with a lane of its own. */
export const WORKGROUP = 64;

/**
 * What runs on the card: `fill` goes once through every lane of a buffer, `walk` reads each. It computes what
 * `makeChain` and `walkChain` do. Blocks of neighbouring lanes lie side by side, so that threads write together.
 */
export const gpuShader = `
struct Task {
  nonce: array<vec4<u32>, 2>,
  lanes: u32,
  firstLane: u32,
  card: u32,
  turn: u32,
}

@group(0) @binding(0) var<storage, read_write> data: array<vec4<u32>>;
@group(0) @binding(1) var<uniform> task: Task;
@group(0) @binding(2) var<storage, read_write> walks: array<u32>;

fn rotate(value: u32, bits: u32) -> u32 {
  return (value << bits) | (value >> (32u - bits));
}

fn mix4(state: vec4<u32>, input: vec4<u32>) -> vec4<u32> {
  var x = state ^ input;
  for (var round = 0u; round < ${ROUNDS}u; round++) {
    x.x = x.x + x.y + ${ROUND_CONSTANT}u;
    x.w = rotate(x.w ^ x.x, 16u);
    x.z = x.z + x.w;
    x.y = rotate(x.y ^ x.z, 12u);
    x.x = x.x + x.y;
    x.w = rotate(x.w ^ x.x, 8u);
    x.z = x.z + x.w;
    x.y = rotate(x.y ^ x.z, 7u);
  }
  return x + state;
}

fn seed(lane: u32, domain: u32) -> vec4<u32> {
  let state = mix4(task.nonce[0], vec4<u32>(task.firstLane + lane, task.card, domain, 0u));
  return mix4(state, task.nonce[1]);
}

@compute @workgroup_size(${WORKGROUP})
fn fill(@builtin(global_invocation_id) id: vec3<u32>) {
  let lane = id.x;
  if (lane >= task.lanes) { return; }
  var state: vec4<u32>;
  if (task.turn == 0u) {
    state = seed(lane, ${FILL_DOMAIN}u);
  } else {
    state = data[${LANE_BLOCKS - 1}u * task.lanes + lane];
  }
  for (var block = 0u; block < ${LANE_BLOCKS}u; block++) {
    let at = block * task.lanes + lane;
    let source = state.x & ${LANE_BLOCKS - 1}u;
    var input = vec4<u32>(0u);
    if (task.turn > 0u) {
      input = data[source * task.lanes + lane] ^ data[at];
    } else if (source < block) {
      input = data[source * task.lanes + lane];
    }
    state = mix4(state, input);
    data[at] = state;
  }
}

@compute @workgroup_size(${WORKGROUP})
fn walk(@builtin(global_invocation_id) id: vec3<u32>) {
  let lane = id.x;
  if (lane >= task.lanes) { return; }
  var state = seed(lane, ${WALK_DOMAIN}u);
  for (var step = 0u; step < ${WALK_STEPS}u; step++) {
    let source = state.x & ${LANE_BLOCKS - 1}u;
    state = mix4(state, data[source * task.lanes + lane]);
  }
  walks[lane] = state.x;
}
`;
