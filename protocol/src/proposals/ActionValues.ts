/** What a person gave for the fields of an action, as text, by the field's name: {"fee": "1.5%"}, {"milestones.0.amount": "500"}. */
export type ActionValues = Readonly<Record<string, string>>;
