using EnglishLearning.Contracts.Learners;
using EnglishLearning.Core.Learners;
using EnglishLearning.Grains.Learners;
using EnglishLearning.Grains.Questions;
using EnglishLearning.Storage;
using EnglishLearning.Storage.Content;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace EnglishLearning.Grains.Tests.Support;

/// <summary>What a learner grain is made of, without Orleans around it: the real ledger and desks over a log.</summary>
internal sealed class Desk
{
    private readonly AnswerDesk _answers;
    private readonly ImportDesk _imports;

    private Desk(Guid learnerId, LearnerServices services)
    {
        var deck = new OwnDeck(learnerId, services.Flashcards);
        Ledger = new LearnerLedger(learnerId, services.Log);
        _answers = new AnswerDesk(services, Ledger, deck);
        _imports = new ImportDesk(learnerId, services, Ledger, deck);
    }

    public LearnerLedger Ledger { get; }

    /// <summary>Services with the bank loaded once and never refreshed: the questions' parameters stand still.</summary>
    public static async Task<LearnerServices> ServicesAsync(Store store, IAttemptLog? log = null, TimeProvider? time = null, LessonIndex? lessons = null)
    {
        var catalog = new QuestionCatalog(store.Questions, TimeProvider.System, NullLogger<QuestionCatalog>.Instance);
        await catalog.LoadAsync();
        return new LearnerServices(
            log ?? store.Log,
            store.Get<IFlashcardStore>(),
            catalog,
            time ?? TimeProvider.System,
            Options.Create(new GrainOptions()),
            new ChoiceLog(NullLogger<ChoiceLog>.Instance),
            lessons ?? new LessonIndex());
    }

    /// <summary>A new activation.</summary>
    public static Desk Open(Guid learnerId, LearnerServices services) => new(learnerId, services);

    public static async Task<Desk> RegisterAsync(Guid learnerId, LearnerServices services)
    {
        var desk = Open(learnerId, services);
        await desk.Ledger.RegisterAsync("Asia/Jakarta", services.Time.GetUtcNow());
        return desk;
    }

    public Task<IReadOnlyList<AnswerOutcome>> AnswerAsync(params Answer[] answers) => _answers.AnswerAsync(answers);

    public Task<ImportCounts> ImportAsync(params ForeignReview[] reviews) => _imports.ImportAsync(reviews);

    /// <summary>What the log alone folds to, as text.</summary>
    public static async Task<string> FoldAsync(IAttemptLog log, Guid learnerId)
    {
        var stored = (await log.LoadAsync(learnerId))!;
        var state = new LearnerState(stored.Learner, stored.Cards);
        var blank = state.Blank();
        var (draft, _) = LearnerFold.Refold(blank, await log.ReadAsync(learnerId), []);
        return StateText.Of(new LearnerSnapshot(draft.ToRecord(), draft.ChangedCards));
    }
}
