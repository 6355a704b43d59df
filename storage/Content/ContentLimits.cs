namespace EnglishLearning.Storage.Content;

/// <summary>The longest texts that content may hold, in UTF-16 characters.</summary>
public static class ContentLimits
{
    public const int SetId = 48;
    public const int Title = 200;
    public const int Stem = 2000;
    public const int Option = 300;
    public const int Answer = 300;
    public const int Back = 2000;
    public const int Passage = 8000;
    public const int Explanation = 2000;
    public const int Hint = 500;

    public const int FileBytes = 1 << 20;
}
