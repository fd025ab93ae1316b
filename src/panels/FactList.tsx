// Facts as terms and values; what has no value is left out.

export interface FactListProps {
  readonly facts: readonly (readonly [term: string, value: string])[];
}

export function FactList({ facts }: FactListProps) {
  return (
    <dl className="card-facts">
      {facts
        .filter(([, value]) => value !== "")
        .map(([term, value]) => (
          <div className="fact" key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
