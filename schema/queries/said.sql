-- What does one report claim, when it is known by the day?
SELECT * FROM said WHERE report = :report AND published <= :known
