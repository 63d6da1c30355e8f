import { interactionPolicy } from 'oidc-provider';
import type { Configuration } from 'oidc-provider';
import { neededLevel, reaches } from './levels.js';

const { Check, base } = interactionPolicy;

/**
 * When a sign-in is asked for: as OpenID Connect says, and where a client asks for two factors and the session has seen one, or a weaker one. The library
 * takes `acr_values` for a wish; RFC 9470 section 4 means it.
 */
export function signInPolicy(): NonNullable<NonNullable<Configuration['interactions']>['policy']> {
  const policy = base();
  policy
    .get('login')
    ?.checks.add(
      new Check('acr_values', 'A second factor is needed', 'login_required', ({ oidc }) =>
        reaches(oidc.session?.acr, neededLevel(oidc.params?.['acr_values']))
          ? Check.NO_NEED_TO_PROMPT
          : Check.REQUEST_PROMPT,
      ),
    );
  return policy;
}
