using EnglishLearning.Contracts.Practice;
using EnglishLearning.Core.Learners;
using EnglishLearning.Core.Questions;
using EnglishLearning.Core.Selection;
using EnglishLearning.Grains.Questions;

namespace EnglishLearning.Grains.Learners;

/// <summary>Chooses what a learner is asked next and lays it out, without keys.</summary>
public sealed class PracticeDesk(LearnerServices services, OwnDeck deck)
{
    public async ValueTask<IReadOnlyList<PracticeQuestion>> NextAsync(LearnerState learner, PracticeRequest asked)
    {
        var bank = services.Catalog.Current;
        var now = services.Time.GetUtcNow();
        var seed = SelectionSeed.Of(learner.LearnerId, learner.Version, learner.Calendar.DayOf(now));
        var request = new SelectionRequest(asked.Count, asked.Mode, asked.Skill, asked.Level, now, seed);
        var chosen = Selector.Choose(learner, bank.Pool, request);
        services.Choices.Write(learner, bank.Generation, request, chosen);
        if (chosen.Count > 1)
            await deck.ReadAsync(chosen.Select(choice => choice.QuestionId));
        var questions = new List<PracticeQuestion>(chosen.Count);
        foreach (var choice in chosen)
        {
            if (await FindAsync(bank, choice.QuestionId) is { } question)
                questions.Add(View(question, choice));
        }
        return questions;
    }

    private async ValueTask<QuestionVersion?> FindAsync(QuestionSnapshot bank, string questionId) =>
        bank.Find(questionId) is { } entry ? entry.Newest : (await deck.FindAsync(questionId))?.Version;

    private static PracticeQuestion View(QuestionVersion question, Choice choice) =>
        new()
        {
            Id = question.QuestionId,
            Version = question.Version,
            Type = question.Type,
            Stem = question.Stem,
            Options = [.. question.Options.Select(option => new PracticeOption(option.Id, option.Text))],
            Skill = question.Skill,
            Level = OwnCards.IsOwn(question.QuestionId) ? null : question.Level,
            Hints = question.Hints,
            Passage = question.Passage is { } passage
                ? new PracticePassage(passage.Title, passage.Text, passage.IsTranscript)
                : null,
            PCorrect = choice.PCorrect,
            Reason = new PracticeReason(choice.Reason, choice.DaysDue, choice.Recall),
        };
}
