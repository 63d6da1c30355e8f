import { clientCredentials, createBindery } from '@bindery/client';

const { BINDERY_URL: baseUrl = '', TOKEN_URL: tokenUrl = '' } = process.env;
const { CLIENT_ID: clientId = '', CLIENT_SECRET: clientSecret = '' } = process.env;
const bindery = createBindery({ baseUrl, token: clientCredentials({ tokenUrl, clientId, clientSecret }) });

const place = { productType: 'home', state: 'OH', zipCode: '43004' } as const;
const address = { line1: '12 Maple Street', city: 'Pataskala', state: 'OH', zipCode: '43004' };
const home = { amountOfInsurance: 215_000, territory: '4', construction: 'frame', protectionClass: 7 };
const propertyInfo = { ...home, address, insuranceScoreTier: 'C', newHome: true, claimsFreeYears: 5 };
const coverageSelections = { deductible: 1000, jewelryLimit: 5000, liabilityLimit: '300000/1000' };

const walter = { kind: 'person', data: { firstName: 'Walter', lastName: 'Quinn' } } as const;
const { id: customerId } = await bindery.createCustomer({ body: walter });
const quote = await bindery.createQuote({ body: { ...place, customerId, propertyInfo, coverageSelections } });
export const policy = await bindery.bindQuote({ id: quote.id, body: { version: quote.version } });
