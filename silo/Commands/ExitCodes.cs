namespace EnglishLearning.Silo.Commands;

/// <summary>What a command's end means to a script (sysexits.h where it has a word for it).</summary>
public static class ExitCodes
{
    public const int Done = 0;

    /// <summary>The input was read and is wrong, or a check found a difference.</summary>
    public const int Faulty = 1;

    /// <summary>EX_UNAVAILABLE: a database or port that is needed is not there.</summary>
    public const int Unavailable = 69;

    /// <summary>EX_TEMPFAIL: stopped at the deadline, before everything had come to its end.</summary>
    public const int CutOff = 75;

    /// <summary>EX_CONFIG: a setting is missing or senseless.</summary>
    public const int Configuration = 78;
}
