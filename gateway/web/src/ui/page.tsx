import { useEffect, useRef, type ReactNode } from 'react';

/** A route's frame: title of the tab, and the focus on its heading when one comes to it, unless what leads there keeps it. */
export function Page({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Triển Khai`;
  }, [title]);
  useEffect(() => {
    // The first page of a visit leaves the focus where browsers put it, before the skip link.
    const kept = document.activeElement?.closest('[data-keeps-focus]');
    if (visited && !kept) heading.current?.focus();
    visited = true;
  }, []);
  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {lead && <p className="lead">{lead}</p>}
      {children}
    </>
  );
}

let visited = false;
