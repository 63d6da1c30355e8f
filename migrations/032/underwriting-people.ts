/**
 * A quote is brought by all who filled in its draft, not only by whoever had it rated. An issue says whether its rule read a
 * consumer report: then a decline rests on that report, whether the underwriter says so or not (15 U.S.C. 1681m(a)).
 */
export const underwritingPeopleUp = `
alter table quotes add column contributors uuid[] not null default '{}';
alter table quotes disable trigger quotes_updated_at;
update quotes q
   set contributors = array(
     select distinct l.user_id from audit_logs l
      where l.resource_type = 'quote' and l.resource_id = q.id::text and l.action = 'quoting.draft-changed'
        and l.user_id is not null order by l.user_id)
 where q.status in ('draft', 'quoted');
alter table quotes enable trigger quotes_updated_at;

alter table underwriting_issues add column uses_report boolean not null default false;
`;

export const underwritingPeopleDown = `
alter table underwriting_issues drop column uses_report;
alter table quotes drop column contributors;
`;
