import { useState } from 'react';

interface FileWay {
  readonly says: string;
  /** False: it could not be had. */
  readonly get: () => Promise<boolean>;
}

interface FileButtonsProps {
  readonly ways: readonly FileWay[];
  /** What is said where one could not be had. */
  readonly failed: string;
}

/** Files that a press brings; where one cannot be had, that is said. */
export function FileButtons({ ways, failed: why }: FileButtonsProps) {
  const [failed, setFailed] = useState(false);
  return (
    <>
      <ul className="chips">
        {ways.map(({ says, get }) => (
          <li key={says}>
            <button type="button" onClick={() => void get().then((had) => setFailed(!had))}>
              {says}
            </button>
          </li>
        ))}
      </ul>
      {failed && (
        <p className="fault" role="alert">
          {why}
        </p>
      )}
    </>
  );
}
