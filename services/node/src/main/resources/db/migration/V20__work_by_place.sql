-- What has climbed, in the order of the lists: whoever sees it sees it of all organisations.
CREATE INDEX work_item_raised ON work_item
    (due_at, case_reference COLLATE "C", deadline COLLATE "C") WHERE raised <> '{}';
