import { Field } from "../../../ui/Field.tsx";
import { Panel } from "../../../ui/Panel.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";

/** What the proposer says. `discussion`: a link, or empty. */
export interface ProposalText {
  readonly title: string;
  readonly body: string;
  readonly discussion: string;
}

/** What is wrong with the link, and what to enter instead. */
export const discussionFault = (link: string): string | undefined =>
  link.trim() === "" || /^https:\/\/\S+$/.test(link.trim())
    ? undefined
    : "Give a link that begins with https://, or leave it empty.";

interface ProposalTextsProps {
  readonly text: ProposalText;
  readonly disabled: boolean;
  readonly onChange: (text: ProposalText) => void;
}

/** Title, reasons and discussion of a proposal. */
export function ProposalTexts({ text, disabled, onChange }: ProposalTextsProps) {
  return (
    <Panel title="Why">
      <div className="space-y-4">
        <Field
          label="Title of the proposal"
          hint="One line that tells it all"
          testId="propose-title"
          maxLength={120}
          value={text.title}
          disabled={disabled}
          onChange={(event) => onChange({ ...text, title: event.target.value })}
        />
        <TextArea
          label="Reasons"
          hint="What it is for, what it costs, what could go wrong. It stays on the chain for good, and more text costs more."
          testId="propose-body"
          rows={8}
          value={text.body}
          disabled={disabled}
          onChange={(event) => onChange({ ...text, body: event.target.value })}
        />
        <Field
          type="url"
          label="Discussion"
          placeholder="https://…"
          hint="Where it is talked about; you may leave it empty"
          fault={discussionFault(text.discussion)}
          testId="propose-discussion"
          value={text.discussion}
          disabled={disabled}
          onChange={(event) => onChange({ ...text, discussion: event.target.value })}
        />
      </div>
    </Panel>
  );
}
