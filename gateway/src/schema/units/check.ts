import { ApplyReorganisationRequest } from '@trienkhai/proto/trienkhai/units/v1/service';
import { checkedInput } from '../../commands/index.ts';
import { reorganisation, reorganisationContent } from '../../commands/reorganisations.ts';
import type { Resolvers } from '../generated/types.ts';

const CHECK_MS = 60_000;

export const checkResolvers: Pick<Resolvers, 'Query'> = {
  Query: {
    checkReorganisation: async (_, { input, correction, movedTo }, { read }) => {
      const content = reorganisationContent(checkedInput(reorganisation, input));
      const request = {
        reorganisation: ApplyReorganisationRequest.fromPartial(content),
        correction: correction ?? undefined,
        movedTo: movedTo ?? undefined,
      };
      const deadline = new Date(Date.now() + CHECK_MS);
      const { problems } = await read.caller.peers.units.checkReorganisation(request, {
        ...read.call,
        deadline,
      });
      return problems.map(({ code, path, messageVi: vi, messageEn: en }) => ({
        code,
        path,
        message: { vi, en },
      }));
    },
  },
};
