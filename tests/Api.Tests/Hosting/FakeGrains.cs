using EnglishLearning.Contracts.Imports;
using EnglishLearning.Contracts.Learners;
using EnglishLearning.Contracts.Questions;

namespace EnglishLearning.Api.Tests.Hosting;

/// <summary>A grain factory that hands out one fake of each kind and remembers the key it was asked for.</summary>
internal sealed class FakeGrains : IGrainFactory
{
    public FakeLearner Learner { get; private set; } = new();

    public FakeQuestion Question { get; private set; } = new();

    public FakeImport Import { get; private set; } = new();

    public Guid LastKey { get; private set; }

    public string? LastName { get; private set; }

    public FakeSignIn SignIn { get; private set; } = new();

    public FakeCredentials Credentials { get; private set; } = new();

    public FakeAdministration Administration { get; private set; } = new();

    public FakePrivacy Privacy { get; private set; } = new();

    public FakeClasses Classes { get; private set; } = new();

    public void Reset() =>
        (Learner, Question, Import, SignIn, Credentials, Administration, Privacy, Classes, LastKey, LastName) =
            (new(), new(), new(), new(), new(), new(), new(), new(), default, null);

    public TGrainInterface GetGrain<TGrainInterface>(Guid primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithGuidKey
    {
        LastKey = primaryKey;
        IGrainWithGuidKey grain = typeof(TGrainInterface) == typeof(ILearnerGrain) ? Learner
            : typeof(TGrainInterface) == typeof(IImportGrain) ? Import
            : throw new NotSupportedException(typeof(TGrainInterface).Name);
        return (TGrainInterface)grain;
    }

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey
    {
        LastName = primaryKey;
        return (TGrainInterface)(IGrainWithStringKey)Question;
    }

    public TGrainInterface GetGrain<TGrainInterface>(long primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithIntegerKey =>
        (TGrainInterface)new IGrainWithIntegerKey[] { SignIn, Credentials, Privacy, Classes, Administration }.First(fake => fake is TGrainInterface);

    public TGrainInterface GetGrain<TGrainInterface>(Guid primaryKey, string keyExtension, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithGuidCompoundKey => throw new NotSupportedException();

    public TGrainInterface GetGrain<TGrainInterface>(long primaryKey, string keyExtension, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithIntegerCompoundKey => throw new NotSupportedException();

    public TGrainObserverInterface CreateObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver => throw new NotSupportedException();

    public void DeleteObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver => throw new NotSupportedException();

    public IGrain GetGrain(Type grainInterfaceType, Guid grainPrimaryKey) => throw new NotSupportedException();

    public IGrain GetGrain(Type grainInterfaceType, long grainPrimaryKey) => throw new NotSupportedException();

    public IGrain GetGrain(Type grainInterfaceType, string grainPrimaryKey) => throw new NotSupportedException();

    public IGrain GetGrain(Type grainInterfaceType, Guid grainPrimaryKey, string keyExtension) => throw new NotSupportedException();

    public IGrain GetGrain(Type grainInterfaceType, long grainPrimaryKey, string keyExtension) => throw new NotSupportedException();

    public IAddressable GetGrain(Type interfaceType, IdSpan grainKey) => throw new NotSupportedException();

    public IAddressable GetGrain(Type interfaceType, IdSpan grainKey, string grainClassNamePrefix) => throw new NotSupportedException();

    public TGrainInterface GetGrain<TGrainInterface>(GrainId grainId)
        where TGrainInterface : IAddressable => throw new NotSupportedException();

    public IAddressable GetGrain(GrainId grainId) => throw new NotSupportedException();

    public IAddressable GetGrain(GrainId grainId, GrainInterfaceType interfaceType) => throw new NotSupportedException();
}

internal sealed class FakeQuestion : IQuestionGrain
{
    public QuestionStatisticsView? View { get; set; }

    public Task<QuestionStatisticsView?> StatisticsAsync() => Task.FromResult(View);
}

/// <summary>An import that passes through the given states, one for each question after them.</summary>
internal sealed class FakeImport : IImportGrain
{
    public List<ImportRequest> Started { get; } = [];

    public List<ImportRequest> Tried { get; } = [];

    public Queue<ImportStatus?> States { get; } = [];

    public Task StartAsync(ImportRequest request)
    {
        Started.Add(request);
        return Task.CompletedTask;
    }

    public Task<ImportStatus> DryRunAsync(ImportRequest request)
    {
        Tried.Add(request);
        return Task.FromResult(States.Peek()!);
    }

    public Task EraseAsync(Guid learnerId) => throw new NotSupportedException();

    public int Asked { get; private set; }

    public Task<ImportStatus?> StatusAsync(Guid learnerId)
    {
        Asked++;
        return Task.FromResult(States.Count > 1 ? States.Dequeue() : States.Peek());
    }
}
