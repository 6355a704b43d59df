namespace EnglishLearning.Core.Selection;

/// <summary>What to practise: due reviews and new questions, or one of the two. Travels in messages: frozen.</summary>
public enum PracticeMode
{
    Mixed = 0,
    Review = 1,
    New = 2,
}
