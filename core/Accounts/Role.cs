namespace EnglishLearning.Core.Accounts;

/// <summary>What a person may be here; several at once. Stored and sent: the numbers are frozen.</summary>
[Flags]
public enum Role
{
    None = 0,
    Student = 1,
    Teacher = 2,
    Author = 4,
    Reviewer = 8,
    DataScientist = 16,
    Operator = 32,
    Administrator = 64,
}
