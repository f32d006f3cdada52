/** In this tab: who has signed in, so that it is at work again as soon as it is loaded. */
export const KEPT = 'trienkhai.session';
/** Set while a sign-out has not reached the gateway: in whose name. */
export const LEAVING = 'trienkhai.leaving';
