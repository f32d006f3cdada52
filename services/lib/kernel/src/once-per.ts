/** What is computed from an object: once, and kept for as long as the object is. */
export function oncePer<Of extends object, Value extends object>(
  compute: (of: Of) => Value,
): (of: Of) => Value {
  const kept = new WeakMap<Of, Value>();
  return (of) => {
    let value = kept.get(of);
    if (!value) kept.set(of, (value = compute(of)));
    return value;
  };
}
