import type pg from "pg";

/**
 * Makes graph-node look at a new block at once.
 *
 * Graph-node collects notifications of a new head until none came for half a second or it has 128 of them. This trigger
 * sends 128 different ones for each head. It is for a local network of one node only: on a real one the wait is what
 * keeps many nodes from waking for nothing.
 */
const TRIGGER = `
CREATE OR REPLACE FUNCTION public.sonm_announce_head() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  FOR copy IN 1..128 LOOP
    PERFORM pg_notify('chain_head_updates', json_build_object(
      'network_name', NEW.name,
      'head_block_hash', NEW.head_block_hash,
      'head_block_number', NEW.head_block_number,
      'copy', copy)::text);
  END LOOP;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER sonm_announce_head
  AFTER UPDATE ON public.ethereum_networks
  FOR EACH ROW
  WHEN (NEW.head_block_hash IS NOT NULL AND NEW.head_block_hash IS DISTINCT FROM OLD.head_block_hash)
  EXECUTE FUNCTION public.sonm_announce_head();
`;

/** Installs the trigger; graph-node must have made its tables. */
export async function installHeadTrigger(client: pg.Client): Promise<void> {
  await client.query(TRIGGER);
}
