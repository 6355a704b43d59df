namespace EnglishLearning.Core.Classes;

/// <summary>A column of a list of students. Travels in messages: the numbers are frozen.</summary>
public enum RosterColumn
{
    /// <summary>None: the row, or the file as a whole.</summary>
    None = 0,
    Number = 1,
    Name = 2,
    BirthDate = 3,
    Username = 4,
    Email = 5,
}

/// <summary>What is wrong in a list of students. Travels in messages: the numbers are frozen.</summary>
public enum RosterFault
{
    Missing = 1,
    NumberNotUsable = 2,
    NameNotUsable = 3,
    BirthDateNotUsable = 4,
    UsernameNotUsable = 5,
    EmailNotUsable = 6,

    /// <summary>Twice in the file.</summary>
    Repeated = 7,

    /// <summary>Another member of the class has it.</summary>
    NumberTaken = 8,

    /// <summary>Somebody else has it, whom this teacher does not teach.</summary>
    UsernameTaken = 9,
    EmailTaken = 10,

    /// <summary>User name or e-mail are of somebody of another name or birth date.</summary>
    OtherPerson = 11,

    /// <summary>The row has more or fewer fields than the header, or a quote is open.</summary>
    Malformed = 12,

    /// <summary>The file has no such column.</summary>
    ColumnMissing = 13,
    ColumnTwice = 14,
    NotText = 15,
    TooManyRows = 16,
    TooLarge = 17,
    Empty = 18,

    /// <summary>More members than a class may have.</summary>
    ClassFull = 19,
}

/// <summary>What becomes of a row. Travels in messages: the numbers are frozen.</summary>
public enum RosterOutcome
{
    /// <summary>A new account.</summary>
    Created = 1,

    /// <summary>Somebody whom this teacher teaches already comes into the class, or gets a number or a PIN.</summary>
    Matched = 2,
    Unchanged = 3,
}

/// <summary>A student as a list has them.</summary>
/// <param name="Row">Line of the file, from 1; the header is the first.</param>
public sealed record RosterRow(int Row, int Number, string Name, DateOnly BirthDate, string? Username, string? Email);
