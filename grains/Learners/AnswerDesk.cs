using EnglishLearning.Contracts.Learners;
using EnglishLearning.Core.Learners;
using EnglishLearning.Core.Questions;

namespace EnglishLearning.Grains.Learners;

/// <summary>The way of an answer within a learner's turn: check, grade, record, say what came of it.</summary>
public sealed class AnswerDesk(LearnerServices services, LearnerLedger ledger, OwnDeck deck)
{
    /// <summary>An outcome for each answer, in the order given.</summary>
    public async Task<IReadOnlyList<AnswerOutcome>> AnswerAsync(IReadOnlyList<Answer> answers)
    {
        var learner = await ledger.StateAsync();
        var now = services.Time.GetUtcNow();
        if (answers.Count > 1)
            await deck.ReadAsync(answers.Select(answer => answer.QuestionId));
        var outcomes = new AnswerOutcome?[answers.Count];
        var asked = new AskedQuestion?[answers.Count];
        var judged = new Dictionary<Guid, Attempt>(answers.Count);
        for (var i = 0; i < answers.Count; i++)
        {
            if (judged.ContainsKey(answers[i].AttemptId))
                continue;
            asked[i] = await AskedAsync(answers[i]);
            if (Refuse(answers[i], asked[i], learner, now) is { } refused)
                outcomes[i] = refused;
            else
                judged[answers[i].AttemptId] = AnswerJudge.Judge(answers[i], asked[i]!, learner.Calendar, now);
        }

        await TellStoredAsync(answers, outcomes);
        var (last, lastDay) = (learner.Last, learner.Totals.LastDay);
        var recorded = await ledger.AddAsync([.. judged.Values], []);
        LearningMetrics.Stored(recorded, await ledger.StateAsync(), last, lastDay, services.Lessons);
        for (var i = 0; i < answers.Count; i++)
        {
            if (outcomes[i] is not null)
                continue;
            var (attempt, isNew) = recorded[answers[i].AttemptId];
            // The first of its id in this request is what was judged; another one may say something else.
            outcomes[i] = isNew && asked[i] is { } question
                ? Told(AnswerStatus.Accepted, attempt, question, await ledger.StateAsync())
                : await TellStoredAsync(answers[i], attempt);
        }
        return outcomes!;
    }

    private async ValueTask<AskedQuestion?> AskedAsync(Answer answer)
    {
        if (OwnCards.IsOwn(answer.QuestionId))
            return answer.Version == 1 ? await deck.FindAsync(answer.QuestionId) : null;
        return AskedQuestion.Of(services.Catalog.Current, answer.QuestionId, answer.Version)
            ?? AskedQuestion.Of(await services.Catalog.ReloadIfOldAsync(), answer.QuestionId, answer.Version);
    }

    private AnswerOutcome? Refuse(Answer answer, AskedQuestion? asked, LearnerState learner, DateTimeOffset now)
    {
        if (AnswerJudge.CheckForm(answer, now, services.Options) is not AnswerFault.None and var form)
            return Invalid(answer, form);
        if (answer.AnsweredAt < now - services.Options.AnswerRetention)
            return new AnswerOutcome { AttemptId = answer.AttemptId, Status = AnswerStatus.Stale };
        if (asked is null)
            return Invalid(answer, KnowsQuestion(answer, learner) ? AnswerFault.UnknownVersion : AnswerFault.UnknownQuestion);
        return AnswerJudge.CheckResponse(answer, asked.Version) is not AnswerFault.None and var response
            ? Invalid(answer, response)
            : null;
    }

    /// <summary>
    /// What is refused may carry an id that the log holds: an answer that was taken stays taken, however it would be judged
    /// today, and its id is not free for another.
    /// </summary>
    private async Task TellStoredAsync(IReadOnlyList<Answer> answers, AnswerOutcome?[] outcomes)
    {
        var refused = new List<int>();
        for (var i = 0; i < outcomes.Length; i++)
        {
            if (outcomes[i] is { Fault: not (AnswerFault.AttemptIdNotV7 or AnswerFault.AttemptIdTime) })
                refused.Add(i);
        }
        if (refused.Count == 0)
            return;
        var learner = await ledger.StateAsync();
        var stored = (await services.Log.FindAsync(learner.LearnerId, [.. refused.Select(i => answers[i].AttemptId).Distinct()]))
            .ToDictionary(attempt => attempt.AttemptId);
        foreach (var i in refused)
        {
            if (stored.TryGetValue(answers[i].AttemptId, out var attempt))
                outcomes[i] = await TellStoredAsync(answers[i], attempt);
        }
    }

    private bool KnowsQuestion(Answer answer, LearnerState learner) =>
        services.Catalog.Current.Find(answer.QuestionId) is not null || learner.Cards.ContainsKey(answer.QuestionId);

    private static AnswerOutcome Invalid(Answer answer, AnswerFault fault) =>
        new() { AttemptId = answer.AttemptId, Status = AnswerStatus.Invalid, Fault = fault };

    /// <summary>An id met again, in the log or earlier in the same request, is a duplicate or a conflict.</summary>
    private async ValueTask<AnswerOutcome> TellStoredAsync(Answer answer, Attempt attempt)
    {
        var same = attempt.BodyHash == AnswerHash.Of(answer) && attempt.Kind == EntryKind.Answer;
        if (!same || await AskedAsync(answer) is not { } asked)
            return new AnswerOutcome { AttemptId = answer.AttemptId, Status = AnswerStatus.Conflict };
        return Told(AnswerStatus.Duplicate, attempt, asked, await ledger.StateAsync());
    }

    private static AnswerOutcome Told(AnswerStatus status, Attempt attempt, AskedQuestion asked, LearnerState learner) =>
        new() { AttemptId = attempt.AttemptId, Status = status, Result = LearnerViews.Result(attempt, asked.Version, learner) };
}
