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
        var outcomes = new AnswerOutcome?[answers.Count];
        var judged = new Dictionary<Guid, (Attempt Attempt, QuestionVersion Question)>();
        for (var i = 0; i < answers.Count; i++)
        {
            if (judged.ContainsKey(answers[i].AttemptId))
                continue;
            var asked = await AskedAsync(answers[i]);
            if (Refuse(answers[i], asked, now) is { } refused)
                outcomes[i] = refused;
            else
                judged[answers[i].AttemptId] = (AnswerJudge.Judge(answers[i], asked!, learner.Calendar, now), asked!.Version);
        }

        var recorded = await ledger.AddAsync([.. judged.Values.Select(entry => entry.Attempt)], []);
        var told = new HashSet<Guid>();
        for (var i = 0; i < answers.Count; i++)
            outcomes[i] ??= await TellAsync(answers[i], recorded, judged, told);
        return outcomes!;
    }

    private async ValueTask<AskedQuestion?> AskedAsync(Answer answer)
    {
        if (OwnCards.IsOwn(answer.QuestionId))
            return answer.Version == 1 ? await deck.FindAsync(answer.QuestionId) : null;
        return AskedQuestion.Of(services.Catalog.Current, answer.QuestionId, answer.Version)
            ?? AskedQuestion.Of(await services.Catalog.ReloadIfOldAsync(), answer.QuestionId, answer.Version);
    }

    private AnswerOutcome? Refuse(Answer answer, AskedQuestion? asked, DateTimeOffset now)
    {
        if (AnswerJudge.CheckForm(answer, now, services.Options) is not AnswerFault.None and var form)
            return Invalid(answer, form);
        if (answer.AnsweredAt < now - services.Options.AnswerRetention)
            return new AnswerOutcome { AttemptId = answer.AttemptId, Status = AnswerStatus.Stale };
        if (asked is null)
            return Invalid(answer, KnowsQuestion(answer) ? AnswerFault.UnknownVersion : AnswerFault.UnknownQuestion);
        return AnswerJudge.CheckResponse(answer, asked.Version) is not AnswerFault.None and var response
            ? Invalid(answer, response)
            : null;
    }

    private bool KnowsQuestion(Answer answer) => services.Catalog.Current.Find(answer.QuestionId) is not null;

    private static AnswerOutcome Invalid(Answer answer, AnswerFault fault) =>
        new() { AttemptId = answer.AttemptId, Status = AnswerStatus.Invalid, Fault = fault };

    /// <summary>An id met again, in the log or earlier in the same request, is a duplicate or a conflict.</summary>
    private async ValueTask<AnswerOutcome> TellAsync(
        Answer answer,
        IReadOnlyDictionary<Guid, Recorded> recorded,
        Dictionary<Guid, (Attempt Attempt, QuestionVersion Question)> judged,
        HashSet<Guid> told)
    {
        var (attempt, isNew) = recorded[answer.AttemptId];
        if (attempt.BodyHash != AnswerHash.Of(answer) || attempt.Kind != EntryKind.Answer)
            return new AnswerOutcome { AttemptId = answer.AttemptId, Status = AnswerStatus.Conflict };
        return new AnswerOutcome
        {
            AttemptId = answer.AttemptId,
            Status = isNew && told.Add(answer.AttemptId) ? AnswerStatus.Accepted : AnswerStatus.Duplicate,
            Result = LearnerViews.Result(attempt, judged[answer.AttemptId].Question, await ledger.StateAsync()),
        };
    }
}
