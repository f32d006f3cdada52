import { useIsFetching } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import {
  ProvinceOfDocument,
  SearchDirectivesDocument,
  SearchUnitsDocument,
} from '../../generated/graphql.ts';
import { KEPT, OFFERED, useAnswer } from '../../graphql/questions.ts';
import { documentIn } from '../rollout/unit-words.ts';

const DIRECTIVES = 200;
const UNITS = 500;

/**
 * Asks for what the forms choose from, so that they can be filled in without a connection. It shows nothing,
 * and what is shown comes first: these are the longest answers of the page.
 */
export function SetAside({ unit }: { readonly unit: string }) {
  const placed = documentIn(useAnswer(ProvinceOfDocument, { unit }, KEPT).data?.node);
  const province = placed?.ancestors.find(({ level }) => level === 'PROVINCE')?.id ?? unit;
  const wanted = useOnceQuiet(placed !== undefined);
  const listed = { ...KEPT, meta: { ...KEPT.meta, ...OFFERED.meta } };
  const search = { search: '', within: province, first: UNITS };
  useAnswer(SearchDirectivesDocument, wanted ? { search: null, first: DIRECTIVES } : undefined, listed);
  useAnswer(SearchUnitsDocument, wanted ? search : undefined, KEPT);
  return null;
}

/** True from the first moment on at which nothing is on its way after what has to come before it. */
function useOnceQuiet(begun: boolean): boolean {
  const [quiet, setQuiet] = useState(false);
  const calm = useIsFetching() === 0 && begun;
  useEffect(() => {
    if (calm) setQuiet(true);
  }, [calm]);
  return quiet;
}
