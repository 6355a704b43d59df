using EnglishLearning.Grains.Questions;
using EnglishLearning.Storage;
using EnglishLearning.Storage.Content;
using Microsoft.Extensions.Options;

namespace EnglishLearning.Grains.Learners;

/// <summary>What a learner grain needs of its silo.</summary>
public sealed class LearnerServices(
    IAttemptLog log, IFlashcardStore flashcards, QuestionCatalog catalog, TimeProvider time, IOptions<GrainOptions> options, ChoiceLog choices,
    LessonIndex lessons)
{
    public IAttemptLog Log { get; } = log;

    public IFlashcardStore Flashcards { get; } = flashcards;

    public QuestionCatalog Catalog { get; } = catalog;

    public TimeProvider Time { get; } = time;

    public GrainOptions Options { get; } = options.Value;

    public ChoiceLog Choices { get; } = choices;

    public LessonIndex Lessons { get; } = lessons;
}
