namespace EnglishLearning.Accounts;

/// <summary>What administrators are held to.</summary>
public sealed class AdministrationRules
{
    /// <summary>How long a request for a role waits for a second administrator.</summary>
    public TimeSpan RequestLifetime { get; set; } = TimeSpan.FromHours(72);

    /// <summary>How many different learners somebody may read within an hour before it is reported as unusual; a teacher has some forty.</summary>
    public int UsualReads { get; set; } = 100;

    /// <summary>The same of different classes; a teacher's whole day is some six.</summary>
    public int UsualClassReads { get; set; } = 12;
}
