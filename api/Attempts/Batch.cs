using System.Text.Json;
using EnglishLearning.Api.Json;
using EnglishLearning.Api.Problems;
using EnglishLearning.Api.Questions;
using EnglishLearning.Api.Texts;
using EnglishLearning.Contracts.Learners;

namespace EnglishLearning.Api.Attempts;

/// <summary>The items of a batch: those that can be read go on as answers, the others already have their result.</summary>
internal sealed class Batch
{
    private readonly BatchResult?[] _results;
    private readonly List<Answer> _answers = [];
    private readonly List<int> _places = [];
    private readonly Language _language;

    private Batch(int count, Language language) => (_results, _language) = (new BatchResult?[count], language);

    public IReadOnlyList<Answer> Answers => _answers;

    public static Batch Read(IReadOnlyList<RawItem> items, Language language)
    {
        var batch = new Batch(items.Count, language);
        for (var place = 0; place < items.Count; place++)
            batch.Read(items[place].Json, place);
        return batch;
    }

    /// <param name="outcomes">In the order of <see cref="Answers"/>.</param>
    public void Take(IReadOnlyList<AnswerOutcome> outcomes)
    {
        for (var i = 0; i < _places.Count; i++)
            _results[_places[i]] = outcomes[i].ToBatchResult(Root(_places[i]), _language);
    }

    public BatchReply ToReply() => new([.. _results.Select(result => result!)]);

    private void Read(JsonElement item, int place)
    {
        if (Parse(item, place) is not { } answer)
            return;
        if (QuestionIds.IsWellFormed(answer.QuestionId))
        {
            _answers.Add(answer);
            _places.Add(place);
            return;
        }
        var unknown = new AnswerOutcome
        {
            AttemptId = answer.AttemptId,
            Status = AnswerStatus.Invalid,
            Fault = AnswerFault.UnknownQuestion,
        };
        _results[place] = unknown.ToBatchResult(Root(place), _language);
    }

    private Answer? Parse(JsonElement item, int place)
    {
        FieldFault[] faults = [new(FieldKinds.NullValue, Root(place))];
        try
        {
            if (item.Deserialize(ApiJson.Strict.BatchItem) is { } parsed)
                return parsed.ToAnswer();
        }
        catch (JsonException exception)
        {
            // Lines and positions would count from the item's beginning: the pointer is enough.
            faults = [.. JsonFaults.Of(exception, Root(place)).Faults.Select(fault => fault with { Line = null, Position = null })];
        }
        _results[place] = AttemptMapping.Refused(AttemptIdOf(item), AnswerStatus.Invalid, ProblemKinds.InvalidBody, faults, _language);
        return null;
    }

    private static Guid? AttemptIdOf(JsonElement item)
    {
        try
        {
            return item.ValueKind == JsonValueKind.Object
                && item.TryGetProperty("attemptId", out var id)
                && id.ValueKind == JsonValueKind.String
                && id.TryGetGuid(out var attemptId)
                    ? attemptId
                    : null;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, as in "\ud800", is JSON and no text.
            return null;
        }
    }

    private static string Root(int place) => $"#/attempts/{place}";
}
