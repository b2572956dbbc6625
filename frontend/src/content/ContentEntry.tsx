import { useState } from "react";
import { type Hex, keccak256, toBytes } from "viem";

import { Choice } from "../ui/Choice.tsx";
import { Field } from "../ui/Field.tsx";
import { TextArea } from "../ui/TextArea.tsx";
import { FileDrop, type HashedFile } from "./FileDrop.tsx";

/** Characters of a text that is kept on the chain itself. */
const LONGEST = 2_000;

/** Something that goes on the chain by its hash, and where it is. */
export interface Content {
  readonly hash: Hex;
  readonly uri: string;
}

interface ContentEntryProps {
  /** What is told, as a label: "Your offer". */
  readonly label: string;
  /** Gets undefined while something is missing. */
  readonly onContent: (content: Content | undefined) => void;
  /** What comes first: a few words, or a file. */
  readonly first?: "text" | "file";
  readonly disabled?: boolean;
  readonly testId: string;
}

/** A text as an address that holds it: whoever reads the chain reads it, and nobody has to keep it. */
const inlineUri = (text: string): string => `data:text/plain;charset=utf-8,${encodeURIComponent(text)}`;

/** Takes a text, which the chain keeps, or a file, of which it keeps the hash and where it is. */
export function ContentEntry({ label, onContent, first = "text", disabled = false, testId }: ContentEntryProps) {
  const [way, setWay] = useState(first);
  const [text, setText] = useState("");
  const [file, setFile] = useState<HashedFile>();
  const [uri, setUri] = useState("");
  const tell = (next: { way?: typeof way; text?: string; file?: HashedFile | undefined; uri?: string }) => {
    const entry = { way, text, file, uri, ...next };
    const words = entry.text.trim();
    if (entry.way === "text")
      onContent(words === "" ? undefined : { hash: keccak256(toBytes(words)), uri: inlineUri(words) });
    else onContent(entry.file && { hash: entry.file.hash, uri: entry.uri.trim() });
  };
  return (
    <div className="space-y-3">
      <Choice
        label={`${label}: how it is told`}
        testId={`${testId}-way`}
        value={way}
        disabled={disabled}
        options={[
          { value: "text", text: "Write it here" },
          { value: "file", text: "A file" },
        ]}
        onChange={(value) => {
          setWay(value);
          tell({ way: value });
        }}
      />
      {way === "text" ? (
        <TextArea
          label={label}
          testId={`${testId}-text`}
          rows={5}
          maxLength={LONGEST}
          value={text}
          disabled={disabled}
          hint="It is kept on the chain, for everybody to read; the network takes more for it the longer it is."
          onChange={({ target }) => {
            setText(target.value);
            tell({ text: target.value });
          }}
        />
      ) : (
        <>
          <FileDrop
            label={label}
            hint="Its hash goes on the chain. The file stays with you: put it where others find it."
            file={file}
            disabled={disabled}
            testId={`${testId}-file`}
            onFile={(chosen) => {
              setFile(chosen);
              tell({ file: chosen });
            }}
          />
          <Field
            label="Where others find it"
            placeholder="https://… or ipfs://…"
            testId={`${testId}-uri`}
            value={uri}
            disabled={disabled}
            hint={uri.trim() === "" ? "Without it nobody can read what you mean." : undefined}
            onChange={({ target }) => {
              setUri(target.value);
              tell({ uri: target.value });
            }}
          />
        </>
      )}
    </div>
  );
}
